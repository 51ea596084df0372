"""The blocks of a fresh overlay, each one explained; YEAR stands for the plan's year."""

HEAD = """\
## {title} năm YEAR: thông tin và quyết định của đơn vị; bỏ dấu # ở đầu những dòng dùng đến
khtt: 1
overlay:
{where}
  year: YEAR
"""
FACTS = """\
## Thông tin của đơn vị; người ký thay thì thêm authority: KT. và title: chức vụ của người ký
# facts:
#   signature: {{head: {head}, name: Nguyễn Văn An}}
#   place: {seat}
#   number: 12/{symbol}
#   date: {day}
#   press: [Báo của địa phương]
#   broadcaster: Đài Phát thanh và Truyền hình của địa phương
#   enterprises: 1500"""
OFFICES = """\
#   offices: {communication: Phòng Truyền thông}
"""
BODIES = """\
## Các đơn vị bên dưới, khi chưa có danh sách công khai: tên, xã (huyện) phụ trách
# bodies:
#   - {{name: cơ sở {name}, covers: {covers}}}
"""
WEIGHTS = """\
## Trọng số phân bổ; không có thì phân bổ theo số xã, phường, thị trấn
# weights:
{weights}
"""
MEASURES = """\
## Số liệu của từng đơn vị bên dưới, và chỉ tiêu phân bổ theo số liệu đó (hoặc equal, none, numbers)
# measures:
#   {measure}:
{counts}
# spread:
#   {quota}: {{by: {measure}, keep: 2, because: cơ quan trực tiếp làm hai cuộc}}
"""
MONEY = """\
## Kinh phí (đồng) phân bổ cho các đơn vị bên dưới; keep là phần giữ lại
# money:
#   - {id: communication-budget, text: Kinh phí truyền thông, amount: 500000000, keep: 100000000}
"""
OWN_MONEY = """\
## Kinh phí (đồng) của đơn vị
# money:
#   - {id: own-budget, text: Kinh phí địa phương hỗ trợ, amount: 50000000}
"""
BUDGET = """\
## Dự toán: nội dung, số lượng, đơn giá, nguồn; hợp đồng với báo, đài
# budget:
#   total: 35000000
#   lines:
#     - {id: leaflets, text: In tờ rơi, unit: tờ, quantity: 10000, unit_price: 1500}
#     - {id: talks, text: Hội nghị khách hàng, unit: hội nghị, quantity: 4, unit_price: 5000000}
# contracts:
#   - {id: paper, partner: Báo của địa phương, text: Chuyên trang BHXH, amount: 60000000}
"""
BASES = """\
## Văn bản của cấp trên cho phép không thực hiện một nội dung, nêu lại trong `allowed_by`
# bases:
#   - {{id: own-letter, type: Công văn, number: 01/UBND-VX, date: {day}, cited: false}}
"""
SET = """\
## Giá trị khác kế hoạch cấp trên: chỉ tăng chỉ tiêu, chọn thời gian trong khung, và nêu lý do
# set:
{settings}
"""
SET_SHARE = """\
#   {id}:
#     quantity: {{about: 30%, of: commune}}
#     because: nhiều nơi đăng ký làm điểm
"""
SET_REPORT = """\
#   {id}:
#     deadline: {{before_day: 20, every: month}}
#     because: kịp để tổng hợp
"""
SET_TASK = """\
#   {id}: {{offices: [communication]}}
"""
APPEND = """\
## Thêm vào danh sách của kế hoạch cấp trên
# append:
#   {id}: {{work: [Phát lại vào cuối tuần], because: nhiều người xem hơn}}
"""
ADD = """\
## Nội dung làm thêm: số lượng, thời gian, địa điểm, thành phần, kinh phí, người phụ trách
# add:
#   targets:
#     - id: own-target
#       text: Người tham gia BHXH tự nguyện phát triển mới
#       steps: {{YEAR: {{at_least: 500, unit: người}}}}
#   tasks:
#     - id: own-task
#       text: Đối thoại với người lao động
#       quantity: {{exactly: 2, unit: cuộc}}
#       deadline: {{before: 30/11/YEAR}}
#       place: hội trường cơ quan
#       participants: {{exactly: 80, unit: người}}
#       cost: 6000000
#       person: {{name: Trần Thị Bình, phone: "0912345678"}}
#       because: nhiều doanh nghiệp đề nghị
{units}{activity}"""
UNITS = """\
#       units: [{slug}]
"""
ROW = """\
#   activities:
#     - {{id: own-fair, group: {group}, form: Ngày hội tư vấn, schedule: {{quarters: III}}}}
"""
ACTIVITY = """\
#   activities:
#     - {id: own-fair, form: Ngày hội tư vấn, schedule: {quarters: III}}
"""
WAIVE = """\
## Nội dung không thực hiện: lý do và văn bản cho phép
# waive:
#   {id}:
#     because: đã hoàn thành chỉ tiêu sớm
#     allowed_by: own-letter
"""
AMENDS = """\
## Kế hoạch sửa đổi, bổ sung một kế hoạch đã ban hành của đơn vị
# amends: {{number: 5/{symbol}, date: {day}}}
"""
